package io.kumoban.bench.peers;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A JVM that measures one pass of one peer: it makes ready, says so, waits for a line, and prints what it measured. */
final class PeerProcess {
    static final String READY = "ready";

    private PeerProcess() {}

    /** Arguments: the peer, its input, its threads. */
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
        System.out.println(Json.text(measure(pass).json()));
    }

    private static void awaitStart() throws IOException {
        while (System.in.read() > '\n') {
            // What the line says does not matter.
        }
    }

    /** One pass, timed. */
    static Measurement measure(Callable<Tally> pass) throws Exception {
        long start = System.nanoTime();
        Tally tally = pass.call();
        return new Measurement((System.nanoTime() - start) / 1e9, tally, null);
    }
}
