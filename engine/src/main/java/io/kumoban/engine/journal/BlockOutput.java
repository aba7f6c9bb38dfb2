package io.kumoban.engine.journal;

/**
 * The two parts of a block while it is written: what is packed, and bytes without any pattern (hashes, low bytes of
 * ports), which packing would only slow down. Columns write into both in turn, and are read back in the same order.
 */
final class BlockOutput {
    final ByteOutput packed = new ByteOutput();
    final ByteOutput plain = new ByteOutput();

    void clear() {
        packed.clear();
        plain.clear();
    }
}
