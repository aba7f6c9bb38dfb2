package io.kumoban.engine.source;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain bytes of one file, member by member. Used by one thread.
 *
 * <p>Bad data never throws. A member whose bytes end early says so through {@link #damage()}; an archive that is
 * damaged outside its entries, a file that cannot be opened, and an archive over its entry limit yield one member
 * more, named as the file, without bytes and with the damage.
 */
public interface PlainReader extends Closeable {

    /** Goes to the next member, passing over what was not read of the present one; null after the last. */
    @Nullable
    Member next();

    /**
     * Reads plain bytes of the present member.
     *
     * @return how many bytes were written to {@code into} from {@code from} on, at least 1; or -1 at the end of
     *     the member, whether it ended well or in damage
     */
    int read(byte[] into, int from, int length);

    /**
     * All bytes of the present member at once, where they lie in memory already and are known to be well. To be asked
     * before anything was read of it; then there is nothing left to be read.
     *
     * @return null where they do not; else valid until {@link #next} or {@link #close} is called
     */
    default @Nullable Stretch whole() {
        return null;
    }

    /**
     * Passes over plain bytes of the present member, up to its end.
     *
     * @return whether that took no reading of the bytes, as in a file that is not packed
     */
    default boolean skip(long count) {
        byte[] unused = new byte[64 << 10];
        long left = count;
        while (left > 0) {
            int read = read(unused, 0, (int) Math.min(unused.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return false;
    }

    /**
     * What damaged the present member; known once {@link #read} has returned -1, and null when it ended well. Its
     * offset equals the number of bytes that {@link #read} returned.
     */
    @Nullable
    Damage damage();

    /** Archive entries that were passed over so far, with reasons. */
    List<Skipped> skipped();

    /** Bytes taken from the file so far, at most its size: for progress bars. */
    long compressedBytes();

    /** Plain bytes returned so far, all members together. */
    long plainBytes();

    /** Gives back what the file held. Closing twice does nothing. */
    @Override
    void close();
}
