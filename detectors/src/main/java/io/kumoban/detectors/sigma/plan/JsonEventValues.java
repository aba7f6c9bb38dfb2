package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.match.json.PathTable;

/** The values of events that are JSON objects. One thread at a time. */
public final class JsonEventValues extends EventValues {
    private final JsonView view;
    private final int keywords;

    /** For the paths of a plan. */
    public JsonEventValues(Plan plan) {
        PathTable paths = new PathTable(plan.paths());
        view = plan.readsKeywords() ? JsonView.withKeywords(paths) : JsonView.of(paths);
        keywords = plan.keywordSlot();
    }

    /**
     * Moves to an event. The bytes must not change until the next one.
     *
     * @return what became of it; when it is not {@link JsonView.Outcome#GOOD} it has no values
     */
    public JsonView.Outcome read(byte[] json, int from, int to) {
        return view.readObject(json, from, to);
    }

    @Override
    public boolean slotsKnown() {
        return true;
    }

    @Override
    public int slots() {
        return view.foundPaths();
    }

    @Override
    public int slot(int index) {
        return view.foundPath(index);
    }

    @Override
    public int first(int slot) {
        return slot == keywords ? view.firstKeyword() : view.first(slot);
    }

    @Override
    public int next(int value) {
        return view.next(value);
    }

    @Override
    public byte[] bytes(int value) {
        return view.bytes(value);
    }

    @Override
    public int offset(int value) {
        return view.offset(value);
    }

    @Override
    public int length(int value) {
        return view.length(value);
    }

    @Override
    public int type(int value) {
        return view.type(value);
    }
}
