package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.engine.event.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values of events that are maps in memory, or anything else that an {@link EventView} shows. One thread at a time. */
public final class ViewedValues extends EventValues {
    private static final byte[] EMPTY_ARRAY = {'[', ']'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int NOT_LOOKED_UP = -2;

    private final List<String> paths;
    private final int keywords;
    private final int[] firsts;
    private final List<byte[]> texts = new ArrayList<>();
    private int[] types = new int[16];
    private int[] nexts = new int[16];
    private EventView event = NOTHING;

    private static final EventView NOTHING = new EventView() {
        @Override
        public boolean has(String path) {
            return false;
        }

        @Override
        public List<EventValue> values(String path) {
            return List.of();
        }

        @Override
        public List<String> keywords() {
            return List.of();
        }
    };

    /** For the paths of a plan. */
    public ViewedValues(Plan plan) {
        paths = plan.paths();
        keywords = plan.keywordSlot();
        firsts = new int[paths.size() + 1];
    }

    /** Moves to an event. */
    public void read(EventView next) {
        event = next;
        Arrays.fill(firsts, NOT_LOOKED_UP);
        texts.clear();
    }

    @Override
    public int first(int slot) {
        if (firsts[slot] == NOT_LOOKED_UP) {
            firsts[slot] = lookUp(slot);
        }
        return firsts[slot];
    }

    private int lookUp(int slot) {
        int first = texts.size();
        if (slot == keywords) {
            event.keywords().forEach(text -> add(text, Slice.STRING));
        } else {
            event.values(paths.get(slot)).forEach(this::add);
            if (texts.size() == first && event.has(paths.get(slot))) {
                add(EMPTY_ARRAY, Slice.ARRAY);
            }
        }
        if (texts.size() == first) {
            return NONE;
        }
        nexts[texts.size() - 1] = NONE;
        return first;
    }

    private void add(EventValue value) {
        switch (value) {
            case EventValue.Text text -> add(text.text(), Slice.STRING);
            case EventValue.Num number -> add(number.text(), Slice.NUMBER);
            case EventValue.Bool bool -> add(Boolean.toString(bool.value()), bool.value() ? Slice.TRUE : Slice.FALSE);
            case EventValue.Null none -> add(NULL, JsonView.NULL);
            case EventValue.Structure structure -> add(structure.json(), Slice.OBJECT);
        }
    }

    private void add(String text, int type) {
        add(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private void add(byte[] text, int type) {
        int value = texts.size();
        if (value == types.length) {
            types = Arrays.copyOf(types, 2 * value);
            nexts = Arrays.copyOf(nexts, 2 * value);
        }
        texts.add(text);
        types[value] = type;
        nexts[value] = value + 1;
    }

    @Override
    public int next(int value) {
        return nexts[value];
    }

    @Override
    public byte[] bytes(int value) {
        return texts.get(value);
    }

    @Override
    public int offset(int value) {
        return 0;
    }

    @Override
    public int length(int value) {
        return texts.get(value).length;
    }

    @Override
    public int type(int value) {
        return types[value];
    }
}
