package io.kumoban.bench.peers;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A JVM that measures one pass of one peer: it makes ready, says so, waits for a line, and prints what it measured. When
 * it is to be warm first, it makes passes for a while, and then measures several, of which the median counts.
 */
final class PeerProcess {
    static final String READY = "ready";

    /** Of a warm peer so many passes are measured, unless they take longer than {@link #LONG_SECONDS}. */
    private static final int WARM_PASSES = 5;

    private static final double LONG_SECONDS = 6;

    private PeerProcess() {}

    /** Arguments: the peer, its input, its threads, and for how many seconds it makes passes that do not count. */
    public static void main(String[] arguments) throws Exception {
        Callable<Tally> pass;
        try {
            pass = Peer.valueOf(arguments[0]).ready(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } catch (Missing missing) {
            System.out.println(READY);
            System.out.println(Json.text(
                    Measurement.missing(String.valueOf(missing.getMessage())).json()));
            return;
        }
        System.out.println(READY);
        awaitStart();
        int warm = Integer.parseInt(arguments[3]);
        System.out.println(Json.text((warm == 0 ? measure(pass) : warm(pass, warm)).json()));
    }

    private static void awaitStart() throws IOException {
        while (System.in.read() > '\n') {
            // What the line says does not matter.
        }
    }

    /** The median of several passes behind some that do not count. */
    static Measurement warm(Callable<Tally> pass, double seconds) throws Exception {
        double spent = 0;
        while (spent < seconds) {
            spent += measure(pass).seconds();
        }
        List<Measurement> measured = new ArrayList<>();
        spent = 0;
        while (measured.isEmpty() || measured.size() < WARM_PASSES && spent < LONG_SECONDS) {
            measured.add(measure(pass));
            spent += measured.getLast().seconds();
        }
        measured.sort(Comparator.comparingDouble(Measurement::seconds));
        return measured.get(measured.size() / 2);
    }

    /** One pass, timed. */
    static Measurement measure(Callable<Tally> pass) throws Exception {
        long start = System.nanoTime();
        Tally tally = pass.call();
        return new Measurement((System.nanoTime() - start) / 1e9, tally, null);
    }
}
