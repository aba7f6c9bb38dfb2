package io.kumoban.engine.journal;

/** The two parts of a block while it is read: see {@link BlockOutput}. */
final class BlockInput {
    final ByteInput packed = new ByteInput();
    final ByteInput plain = new ByteInput();
}
