/** What nodes run. Those without a word about it are for Intel and AMD. */
export enum EksAmiType {
  /** Amazon Linux 2023, for Arm and GPUs of NVIDIA. */
  AL2023_ARM_64_NVIDIA = 'AL2023_ARM_64_NVIDIA',
  /** Amazon Linux 2023, for Arm. */
  AL2023_ARM_64_STANDARD = 'AL2023_ARM_64_STANDARD',
  /** Amazon Linux 2023, for AWS Inferentia and AWS Trainium. */
  AL2023_X86_64_NEURON = 'AL2023_x86_64_NEURON',
  /** Amazon Linux 2023, for GPUs of NVIDIA. */
  AL2023_X86_64_NVIDIA = 'AL2023_x86_64_NVIDIA',
  /** Amazon Linux 2023. */
  AL2023_X86_64_STANDARD = 'AL2023_x86_64_STANDARD',
  /** Amazon Linux 2, for Arm. */
  AL2_ARM_64 = 'AL2_ARM_64',
  /** Amazon Linux 2. */
  AL2_X86_64 = 'AL2_x86_64',
  /** Amazon Linux 2, for accelerators. */
  AL2_X86_64_GPU = 'AL2_x86_64_GPU',
  /** Bottlerocket, for Arm. */
  BOTTLEROCKET_ARM_64 = 'BOTTLEROCKET_ARM_64',
  /** Bottlerocket that complies with FIPS, for Arm. */
  BOTTLEROCKET_ARM_64_FIPS = 'BOTTLEROCKET_ARM_64_FIPS',
  /** Bottlerocket, for Arm and GPUs of NVIDIA. */
  BOTTLEROCKET_ARM_64_NVIDIA = 'BOTTLEROCKET_ARM_64_NVIDIA',
  /** Bottlerocket that complies with FIPS, for Arm and GPUs of NVIDIA. */
  BOTTLEROCKET_ARM_64_NVIDIA_FIPS = 'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
  /** Bottlerocket. */
  BOTTLEROCKET_X86_64 = 'BOTTLEROCKET_x86_64',
  /** Bottlerocket that complies with FIPS. */
  BOTTLEROCKET_X86_64_FIPS = 'BOTTLEROCKET_x86_64_FIPS',
  /** Bottlerocket, for GPUs of NVIDIA. */
  BOTTLEROCKET_X86_64_NVIDIA = 'BOTTLEROCKET_x86_64_NVIDIA',
  /** Bottlerocket that complies with FIPS, for GPUs of NVIDIA. */
  BOTTLEROCKET_X86_64_NVIDIA_FIPS = 'BOTTLEROCKET_x86_64_NVIDIA_FIPS',
  /** That of the launch template. */
  CUSTOM = 'CUSTOM',
  /** Windows Server 2019 Core. */
  WINDOWS_CORE_2019_X86_64 = 'WINDOWS_CORE_2019_x86_64',
  /** Windows Server 2022 Core. */
  WINDOWS_CORE_2022_X86_64 = 'WINDOWS_CORE_2022_x86_64',
  /** Windows Server 2025 Core. */
  WINDOWS_CORE_2025_X86_64 = 'WINDOWS_CORE_2025_x86_64',
  /** Windows Server 2019. */
  WINDOWS_FULL_2019_X86_64 = 'WINDOWS_FULL_2019_x86_64',
  /** Windows Server 2022. */
  WINDOWS_FULL_2022_X86_64 = 'WINDOWS_FULL_2022_x86_64',
  /** Windows Server 2025. */
  WINDOWS_FULL_2025_X86_64 = 'WINDOWS_FULL_2025_x86_64',
}
