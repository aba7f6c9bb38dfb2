// Reads all findings from an endpoint with the current AWS SDK for JavaScript and prints them, one JSON document a line.
// Times, which the SDK makes objects of, are printed as seconds since 1970, as they came.
import {
  GuardDutyClient,
  GetFindingsCommand,
  paginateListFindings,
} from "@aws-sdk/client-guardduty";

const detector = { DetectorId: "12abc34d567e8fa901bc2d34e56789f0" };
const client = new GuardDutyClient({
  endpoint: process.argv[2],
  region: "us-east-1",
  credentials: { accessKeyId: "key", secretAccessKey: "secret" },
});

function plain(value) {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  }
  return value;
}

for await (const page of paginateListFindings({ client, pageSize: 50 }, detector)) {
  const answer = await client.send(new GetFindingsCommand({ ...detector, FindingIds: page.FindingIds }));
  for (const finding of answer.Findings) {
    console.log(JSON.stringify(plain(finding)));
  }
}
