package io.kumoban.bench.kill;

import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A moment at which a replay is killed, told by what it has written until then. */
enum KillPoint {
    /** While a finding is being appended to the updates. */
    APPEND("while updates are appended"),
    /** Some time after a checkpoint stands. */
    BETWEEN("between two checkpoints"),
    /** While a checkpoint is being written, forced to disk or renamed. */
    CHECKPOINT("while a checkpoint is written"),
    /** While a resumed run reads its checkpoint, cuts its outputs back, and comes up to where the first one was. */
    RESUME("while a run is being resumed");

    private static final long GLANCE_NANOS = 100_000;
    private static final int CHECKPOINTS = 6;

    private final String words;

    KillPoint(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Waits for the moment, or for the end of the process.
     *
     * @param updates the bytes of updates of an unbroken run
     * @param millis  how long an unbroken run takes
     */
    void await(Process replay, Path folder, Random dice, long updates, long millis) {
        File file = folder.resolve(Replays.UPDATES).toFile();
        switch (this) {
            case APPEND -> {
                long until = 1 + dice.nextLong(Math.max(1, updates));
                while (replay.isAlive() && file.length() < until) {
                    glance();
                }
            }
            case BETWEEN -> {
                int checkpoint = 1 + dice.nextInt(CHECKPOINTS);
                while (replay.isAlive() && Replays.checkpoints(folder) < checkpoint) {
                    glance();
                }
                pass(dice.nextInt(Replays.EVERY_MILLIS));
            }
            case CHECKPOINT -> {
                int checkpoint = dice.nextInt(CHECKPOINTS);
                File part = folder.resolve(Replays.CHECKPOINTS)
                        .resolve("checkpoint.part")
                        .toFile();
                while (replay.isAlive() && (Replays.checkpoints(folder) < checkpoint || !part.exists())) {
                    glance();
                }
                LockSupport.parkNanos(dice.nextLong(TimeUnit.MILLISECONDS.toNanos(8)));
            }
            case RESUME -> pass(dice.nextLong(Math.max(1, millis / 2)));
        }
    }

    private static void glance() {
        LockSupport.parkNanos(GLANCE_NANOS);
    }

    private static void pass(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            glance();
        }
    }
}
