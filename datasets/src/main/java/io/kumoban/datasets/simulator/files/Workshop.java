package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.util.ArrayDeque;

/** The memory in which a thread makes its files: drafts to be used again, and the buffer of the file that is handed out. */
public final class Workshop {
    private static final int ROOM = 64 << 10;

    final Arranger arranger = new Arranger();
    final RecordBuffer finished = new RecordBuffer(ROOM);
    private final ArrayDeque<Draft> free = new ArrayDeque<>();

    Draft take() {
        Draft draft = free.poll();
        return draft == null ? new Draft() : draft;
    }

    void give(Draft draft) {
        draft.clear();
        free.push(draft);
    }
}
