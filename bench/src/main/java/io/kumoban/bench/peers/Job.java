package io.kumoban.bench.peers;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table.
 *
 * @param threads threads that the peer is told to use
 * @param copies  how many processes of it run side by side, each over the whole corpus
 */
record Job(Peer peer, Face face, int threads, int copies) {
    /** Of every row's time, how many times as long as this. */
    static final Job INFLATE = new Job(Peer.JDK_INFLATE, Face.DELIVERIES, 1, 1);

    /** All rows, in the order of the table. */
    static List<Job> all() {
        List<Job> jobs = new ArrayList<>();
        jobs.add(INFLATE);
        jobs.add(new Job(Peer.KUMOBAN_INFLATE, Face.DELIVERIES, 1, 1));
        jobs.add(new Job(Peer.JACKSON, Face.DELIVERIES, 1, 1));
        addAllFaces(jobs, Peer.DUCKDB);
        addAllFaces(jobs, Peer.TEN_RULES);
        jobs.add(new Job(Peer.TEN_RULES, Face.DELIVERIES, 1, 2));
        jobs.add(new Job(Peer.ALL_DETECTORS, Face.DELIVERIES, 1, 1));
        jobs.add(new Job(Peer.ALL_DETECTORS, Face.DELIVERIES, 2, 1));
        jobs.add(new Job(Peer.ALL_DETECTORS, Face.DELIVERIES, 1, 2));
        return List.copyOf(jobs);
    }

    private static void addAllFaces(List<Job> jobs, Peer peer) {
        for (Face face : Face.values()) {
            jobs.add(new Job(peer, face, 1, 1));
            jobs.add(new Job(peer, face, 2, 1));
        }
    }

    /** The row of ours that this one is held against: ten rules over the same face, with as many threads. */
    Job ours() {
        return new Job(Peer.TEN_RULES, face, threads, 1);
    }

    /** For people. */
    String words() {
        return copies == 1 ? peer.words() : peer.words() + ", " + copies + " processes";
    }
}
