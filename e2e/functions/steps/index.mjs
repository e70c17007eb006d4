// What a step of a machine may do: answer, or fail by a name.
export const handler = async ({ fail, answer }) => {
  if (fail) {
    throw Object.assign(new Error('as asked for'), { name: fail });
  }
  return answer ?? null;
};
