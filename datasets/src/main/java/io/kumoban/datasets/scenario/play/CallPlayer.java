package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.api.ApiCatalogue;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Targets;
import io.kumoban.datasets.scenario.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays calls: parameters filled in, answers as the service gives them, refusals by dice. */
final class CallPlayer {
    private CallPlayer() {}

    static void play(Step.Call call, Stage stage) {
        long begin = stage.millis();
        List<@Nullable Member> targets = targets(call.targets(), stage);
        long times = call.rhythm().times().draw(stage.dice());
        int number = 0;
        for (@Nullable Member target : targets) {
            for (long i = 0; i < times; i++) {
                stage.turnTo(number++, target);
                callOnce(call, stage);
                stage.pause(call.rhythm());
            }
        }
        if (call.rhythm().meanwhile()) {
            stage.setMillis(begin);
        }
    }

    private static List<@Nullable Member> targets(Targets targets, Stage stage) {
        World world = stage.world();
        Members members = new Members(world);
        return switch (targets) {
            case Targets.None none -> Collections.singletonList(null);
            case Targets.Texts texts ->
                nullable(texts.texts().stream()
                        .map(text -> Members.text(CastRole.Kind.NAME, stage.fill(text)))
                        .toList());
            case Targets.Group group ->
                nullable(
                        switch (group.kind()) {
                            case PEOPLE ->
                                world.people().stream().map(members::of).toList();
                            case USERS ->
                                world.people().stream()
                                        .filter(person -> !person.signOn())
                                        .map(members::of)
                                        .toList();
                            case INSTANCES ->
                                world.instances().stream().map(members::of).toList();
                            case FUNCTIONS ->
                                world.functions().stream().map(members::of).toList();
                            case BUCKETS ->
                                world.buckets().stream().map(members::of).toList();
                            case ROLES ->
                                world.roles().stream().map(members::role).toList();
                            case REGIONS ->
                                world.regions().stream()
                                        .map(region -> Members.text(CastRole.Kind.NAME, region))
                                        .toList();
                        });
        };
    }

    private static List<@Nullable Member> nullable(List<Member> members) {
        return new ArrayList<>(members);
    }

    private static void callOnce(Step.Call call, Stage stage) {
        Caller caller = caller(call, stage);
        ApiRequest request = ApiCatalogue.request(call.service(), call.api());
        Map<String, @Nullable Object> asked = call.asks().fill(stage::fill);
        if (call.service().equals("s3") && asked.get("bucketName") instanceof String bucket) {
            onBucket(request, bucket, asked, call, stage);
        } else if (!asked.isEmpty()) {
            request.asking(JsonObject.ofMembers(asked));
        }
        answer(request, call, stage);
        if (call.adds() != null) {
            request.adding(JsonObject.ofMembers(call.adds().fill(stage::fill)));
        }
        call.touches().forEach((type, arn) -> request.touching(type, stage.fill(arn)));
        request.in(call.region() == null ? stage.world().region() : stage.fill(call.region()));
        if (!call.endpointAccount().isEmpty()) {
            request.through("vpce-0" + stage.dice().hex(16), call.endpointAccount());
        }
        refuse(request, call, caller, stage);
        stage.call(caller, request);
    }

    private static Caller caller(Step.Call call, Stage stage) {
        Caller caller = stage.caller(call.by());
        boolean atThePage = ApiCatalogue.isOfSignInPage(call.service(), call.api());
        return atThePage && call.by().identity().equals(By.ROOT)
                ? Callers.root(stage.world().account(), 0, caller.address(), caller.userAgent())
                : caller;
    }

    private static void onBucket(
            ApiRequest request, String bucket, Map<String, @Nullable Object> asked, Step.Call call, Stage stage) {
        String key = asked.get("key") instanceof String text ? text : null;
        Map<String, @Nullable Object> others = new LinkedHashMap<>(asked);
        others.keySet().removeAll(List.of("bucketName", "key"));
        long bytes = call.bytes().draw(stage.dice());
        boolean reads = ApiCatalogue.reads("s3", call.api());
        S3.complete(request, bucket, key, others, reads ? 0 : bytes, reads ? bytes : 0);
    }

    private static void answer(ApiRequest request, Step.Call call, Stage stage) {
        if (call.answers() != null) {
            request.answering(JsonObject.ofMembers(call.answers().fill(stage::fill)));
        } else if (call.service().equals("ec2") && !ApiCatalogue.reads("ec2", call.api())) {
            request.answering(JsonObject.of("requestId", stage.dice().uuid(), "_return", true));
        }
    }

    private static void refuse(ApiRequest request, Step.Call call, Caller caller, Stage stage) {
        Step.Refusal refusal = call.refusal();
        if (refusal.share() == 0 || refusal.share() < 1 && !stage.dice().chance(refusal.share())) {
            return;
        }
        if (refusal.code().isEmpty()) {
            request.deniedTo(caller);
        } else {
            request.failing(refusal.code(), refusal.message());
        }
    }
}
