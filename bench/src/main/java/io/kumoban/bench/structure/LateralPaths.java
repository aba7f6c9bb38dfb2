package io.kumoban.bench.structure;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Paths from who first had the credentials, over the keys that were handed out, to what is called or touched with them,
 * scored after Hopper (Ho, Dhiman, Akhawe, Paxson, Savage, Voelker, Wagner, "Hopper: Modeling and Detecting Lateral
 * Movement", USENIX Security 2021): a path is strange when it switches credentials to a role that its first identity seldom
 * took, at another address, in many hops, to what that identity seldom had, and when few paths of the learned days are as
 * extreme in each of these.
 */
final class LateralPaths implements Taker {
    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final int FEATURES = 4;

    /** Where credentials began. */
    private record Origin(String root, String address, int hops) {}

    /** A path, with its features; the higher, the more extreme. */
    private record Path(double[] features, List<Integer> incidents) {}

    private final long split;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Integer> walked = new HashMap<>();
    private final Set<String> today = new HashSet<>();
    private final List<Path> learned = new ArrayList<>();
    private final List<Path> later = new ArrayList<>();
    private long day;

    /** @param split where the learned days end, milliseconds since 1970 */
    LateralPaths(long split) {
        this.split = split;
    }

    @Override
    public void take(Row row, List<Integer> incidents) {
        if (!(row instanceof ApiCall call) || call.byService()) {
            return;
        }
        if (call.time() / 86_400_000L != day) {
            day = call.time() / 86_400_000L;
            today.clear();
        }
        String principal = call.principal().toString();
        String address = call.sourceIp().toString();
        Origin origin = origins.getOrDefault(call.accessKeyId().toString(), new Origin(principal, address, 0));
        hand(call.text(ApiCall.HANDED_SESSION), origin, address);
        hand(call.text(ApiCall.HANDED_KEY), origin, address);
        String root = origin.root;
        Text bucket = call.text(BUCKET);
        String goal = bucket.isPresent() ? bucket.toString() : call.eventSource() + ":" + call.name();
        String role = root + " > " + principal;
        String had = root + " had " + goal;
        if (origin.hops > 0 && today.add(role + " " + goal)) {
            double[] features = {
                -walked.getOrDefault(role, 0),
                -walked.getOrDefault(had, 0),
                origin.hops,
                address.equals(origin.address) ? 0 : 1
            };
            (call.time() < split ? learned : later).add(new Path(features, incidents));
        }
        walked.merge(role, 1, Integer::sum);
        walked.merge(had, 1, Integer::sum);
    }

    private void hand(Text key, Origin origin, String address) {
        if (key.isPresent()) {
            origins.put(key.toString(), new Origin(origin.root, address, origin.hops + 1));
        }
    }

    /** A path each, by how few learned ones are as extreme. */
    List<Alert> alerts() {
        double[][] sorted = new double[FEATURES][];
        for (int feature = 0; feature < FEATURES; feature++) {
            int at = feature;
            sorted[at] = learned.stream()
                    .mapToDouble(path -> path.features[at])
                    .sorted()
                    .toArray();
        }
        return later.stream()
                .map(path -> new Alert(strangeness(path, sorted), path.incidents))
                .toList();
    }

    private double strangeness(Path path, double[][] sorted) {
        double strangeness = 0;
        for (int feature = 0; feature < FEATURES; feature++) {
            int asExtreme = 0;
            for (int i = sorted[feature].length - 1; i >= 0 && sorted[feature][i] >= path.features[feature]; i--) {
                asExtreme++;
            }
            strangeness -= Math.log((1.0 + asExtreme) / (1 + learned.size()));
        }
        return strangeness;
    }
}
