package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** Two pipelines outside AWS that assume a role for each run: they build, publish and release, mostly by day. */
final class BuildPipelines implements Life {
    private static final String PROVIDER = "token.pipelines.example";
    private static final List<Pipeline> PIPELINES = List.of(
            new Pipeline("web", "pipeline-web-role", "198.18.20.5", "resize-images"),
            new Pipeline("batch", "pipeline-batch-role", "198.18.20.6", "nightly-report"));

    @Override
    public void live(Day day, Ledger ledger) {
        for (Pipeline pipeline : PIPELINES) {
            Dice dice = day.dice("pipeline/" + pipeline.name());
            int runs = day.weekend() ? 4 : dice.between(17, 22);
            for (int run = 0; run < runs; run++) {
                run(pipeline, day.at(6, 0) + dice.below(12 * 3600), run, ledger, dice);
            }
        }
    }

    private static void run(Pipeline pipeline, long begin, int number, Ledger ledger, Dice dice) {
        Session session = new Session(pipeline.role(), pipeline.name() + "-run-" + number, begin, Origin.ASSUMED);
        String agent = "aws-cli/2.23.6 md/awscrt#0.23.8 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.8";
        Caller stranger = Callers.vouchedFor(
                "WebIdentityUser", PROVIDER, "repository:kumo/" + pipeline.name(), pipeline.address(), agent);
        ledger.call(begin, stranger, Sts.assumeRoleWithWebIdentity(session, dice), dice);
        Caller caller = Callers.session(session, pipeline.address(), agent, Caller.Channel.PROGRAM);
        long time = begin + 2;
        for (ApiRequest request : calls(pipeline, begin, dice)) {
            ledger.call(time, caller, request, dice);
            time += dice.between(0, 20);
        }
    }

    private static List<ApiRequest> calls(Pipeline pipeline, long begin, Dice dice) {
        JsonObject repository = JsonObject.of("repositoryName", pipeline.name(), "registryId", Arn.ACCOUNT);
        JsonObject function = JsonObject.of("functionName", pipeline.function());
        JsonObject stack = JsonObject.of("stackName", "kumo-" + pipeline.name());
        return List.of(
                Sts.getCallerIdentity(),
                ApiRequest.reads("ecr", "GetAuthorizationToken"),
                ApiRequest.reads("ecr", "BatchCheckLayerAvailability").asking(repository),
                ApiRequest.changes("ecr", "InitiateLayerUpload").asking(repository),
                ApiRequest.changes("ecr", "CompleteLayerUpload").asking(repository),
                ApiRequest.changes("ecr", "PutImage").asking(repository),
                S3.putObject(
                        Company.ARTIFACT_BUCKET,
                        S3.datedKey(pipeline.name(), begin, dice, ".zip"),
                        dice.around(9_000_000, 0.5)),
                ApiRequest.reads("cloudformation", "DescribeStacks").asking(stack),
                ApiRequest.changes("cloudformation", "CreateChangeSet").asking(stack),
                ApiRequest.reads("cloudformation", "DescribeChangeSet").asking(stack),
                ApiRequest.changes("cloudformation", "ExecuteChangeSet").asking(stack),
                Iam.ofRole("GetRole", pipeline.role()),
                ApiRequest.changes("lambda", "UpdateFunctionCode20150331v2").asking(function),
                ApiRequest.reads("lambda", "GetFunctionConfiguration20150331v2").asking(function),
                ApiRequest.reads("cloudformation", "DescribeStacks").asking(stack));
    }

    private record Pipeline(String name, String role, String address, String function) {}
}
