package io.kumoban.bench;

import io.kumoban.bench.stage.ReplayBenchmark;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time of a warm replay on one thread goes, by the replay's own stage clock.
 *
 * @param shares stage to its part of the whole, from 0 to 1, the largest first
 */
public record StageShares(Map<String, Double> shares) {
    private static final int WARM_UP = 4;

    /** Replays the demo account a few times and takes the last. */
    static StageShares measure() {
        ReplayBenchmark replay = new ReplayBenchmark();
        replay.prepare();
        Map<String, Double> seconds = Map.of();
        for (int i = 0; i <= WARM_UP; i++) {
            seconds = replay.stageSeconds();
        }
        return of(seconds);
    }

    /** The shares of clock readings; on one thread the order stage waits for the stages behind it. */
    public static StageShares of(Map<String, Double> seconds) {
        Map<String, Double> own = new LinkedHashMap<>(seconds);
        double behind = seconds.getOrDefault("globals", 0.0)
                + seconds.getOrDefault("detect", 0.0)
                + seconds.getOrDefault("merge", 0.0);
        own.computeIfPresent("order", (stage, all) -> all - behind);
        double sum = own.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        own.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / sum));
        return new StageShares(shares);
    }

    /** For people: {@code decode 61 %, detect 20 %}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        shares.forEach((stage, share) -> text.append(text.isEmpty() ? "" : ", ")
                .append(stage)
                .append(' ')
                .append(Math.round(share * 100))
                .append(" %"));
        return text.toString();
    }
}
