package io.kumoban.engine.foreign;

/** Zeek's logs as JSON, each stream for itself or several in one file. */
public final class ZeekJson implements JsonReader {
    private static final JsonValues.Wanted WANTED = new JsonValues.Wanted(Zeek.NAMES);

    @Override
    public JsonValues.Wanted wanted() {
        return WANTED;
    }

    @Override
    public Reading read(Values values) {
        return Zeek.read("", values);
    }
}
