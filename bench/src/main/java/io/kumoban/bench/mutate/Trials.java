package io.kumoban.bench.mutate;

import io.kumoban.engine.format.BothWays;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries chapters one after the other, on as many threads as ask for one, until the records are used up or one fails. */
final class Trials implements Runnable {
    private final long seed;
    private final long records;
    private long nextChapter;
    private Count count = Count.NONE;
    private @Nullable Failure failure;

    /** So many records, made from a seed. */
    Trials(long seed, long records) {
        this.seed = seed;
        this.records = records;
    }

    /** Runs on this many threads and tells of the progress as it goes. */
    @Nullable
    Failure run(int threads, Progress progress) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().daemon().name("mutate-" + i).start(this));
        }
        for (Thread worker : workers) {
            while (!worker.join(progress.pause())) {
                progress.tell(count());
            }
        }
        return failure();
    }

    /** Tries chapters until there are none left. */
    @Override
    public void run() {
        Text text = new Text();
        for (long number = next(); number >= 0; number = next()) {
            attempt(number, text);
        }
    }

    private synchronized long next() {
        return failure == null && nextChapter * Chapter.RECORDS < records ? nextChapter++ : -1;
    }

    private void attempt(long number, Text text) {
        int most = (int) Math.min(Chapter.RECORDS, records - number * Chapter.RECORDS);
        Chapter chapter = new Chapter(seed, number);
        BothWays decoders = chapter.decoders();
        long bytes = 0;
        while (chapter.written() < most) {
            int before = chapter.written();
            chapter.write(text, most - before);
            bytes += text.end() - text.start();
            if (decoders.wrong(text.bytes(), text.start(), text.end()) != null) {
                fail(number, chapter, most, before);
                return;
            }
        }
        add(Count.of(chapter, bytes, decoders));
    }

    private void fail(long number, Chapter chapter, int most, int before) {
        List<byte[]> texts = Chapter.texts(seed, number, most, chapter.written());
        List<byte[]> smallest = new Smallest(some -> chapter.wrong(some) != null).of(texts);
        String wrong = chapter.wrong(smallest);
        String told = wrong != null ? wrong : "It does not fail once more: decoding depends on more than the texts.";
        keep(new Failure(seed, number * Chapter.RECORDS + before, chapter.toString(), told, smallest));
    }

    private synchronized void keep(Failure found) {
        if (failure == null || found.record() < failure.record()) {
            failure = found;
        }
    }

    private synchronized void add(Count more) {
        count = count.plus(more);
    }

    synchronized Count count() {
        return count;
    }

    private synchronized @Nullable Failure failure() {
        return failure;
    }
}
