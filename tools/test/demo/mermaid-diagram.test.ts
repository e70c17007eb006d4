import { expect, test } from 'vitest';
import { mermaidDiagram } from '../../src/demo/mermaid-diagram.ts';
import { diagramMachine } from './diagram-machine.ts';

test('Map, Choice, Parallel, Catch and a way back', () => {
  expect(mermaidDiagram(diagramMachine)).toBe(`flowchart TD
  start6(( )) --> s1
  subgraph s1["Each #34;item#34; (for each of $.items)"]
    start7(( )) --> s7
    s7["Fetch<br/>dynamodb:getItem"]
  end
  s2{"How many?"}
  s3(["Nothing<br/>fails: Nothing"])
  s4["Wait a bit<br/>for 5 seconds"]
  subgraph s5["Both (2 branches)"]
    start8(( )) --> s8
    s8["One<br/>pass"]
    start9(( )) --> s9
    s9["Two<br/>pass"]
  end
  s6(["Clean up<br/>succeed"])
  s1 --> s2
  s1 -.->|"any error"| s6
  s2 -->|"$.count = 0"| s3
  s2 -->|"$.count > 9"| s4
  s2 -->|"otherwise"| s5
  s4 --> s5
  s5 --> s2
`);
});
