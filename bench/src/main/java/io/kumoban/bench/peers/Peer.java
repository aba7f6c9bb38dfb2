package io.kumoban.bench.peers;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Who is measured. */
enum Peer {
    JDK_INFLATE("JDK inflate alone") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return () -> JdkInflate.pass(input);
        }
    },
    KUMOBAN_INFLATE("Kumoban, inflate alone") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return () -> KumobanInflate.pass(input);
        }
    },
    JACKSON("GZIPInputStream + Jackson + if") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return () -> JacksonIfs.pass(input);
        }
    },
    DUCKDB("DuckDB, ten predicates") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return new DuckDb(input, threads);
        }
    },
    TEN_RULES("Kumoban, ten rules") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return () -> KumobanReplay.ofTenRules(input, threads);
        }
    },
    ALL_DETECTORS("Kumoban, all detectors") {
        @Override
        Callable<Tally> ready(Path input, int threads) {
            return () -> KumobanReplay.ofAllDetectors(input, threads);
        }
    };

    private final String words;

    Peer(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Makes ready for one pass over a face of the corpus. What is done here is not measured: the start of a library that
     * is no part of the JVM. Calling what comes back is.
     *
     * @throws Missing when the peer cannot run here
     */
    abstract Callable<Tally> ready(Path input, int threads);
}
