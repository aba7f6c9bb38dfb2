package io.kumoban.engine.source;

import io.airlift.compress.v3.Decompressor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inflater of libdeflate (Eric Biggers): a whole deflate stream at once, from one array into another. The native
 * library comes with aircompressor, whose own binding does not tell where a stream ended, so that a member behind it
 * could be missed. Loaded when this class is first used. An instance belongs to one thread.
 */
final class Libdeflate {
    private static final Library LIBRARY = Library.load();

    private static final MethodHandle ALLOCATE =
            LIBRARY.function("libdeflate_alloc_decompressor", FunctionDescriptor.of(ValueLayout.ADDRESS));
    private static final MethodHandle FREE =
            LIBRARY.function("libdeflate_free_decompressor", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    private static final MethodHandle INFLATE = LIBRARY.function(
            "libdeflate_deflate_decompress_ex",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS));

    private final MemorySegment decompressor;
    private final long[] taken = new long[1];
    private final long[] written = new long[1];
    private final MemorySegment takenSegment = MemorySegment.ofArray(taken);
    private final MemorySegment writtenSegment = MemorySegment.ofArray(written);

    /** @throws IllegalStateException when {@link #obstacle()} is not null, or there is no memory */
    Libdeflate() {
        MemorySegment allocated = MemorySegment.NULL;
        if (LIBRARY.obstacle() == null) {
            try {
                allocated = (MemorySegment) ALLOCATE.invokeExact();
            } catch (Throwable failed) {
                throw unexpected(failed);
            }
        }
        if (allocated.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("An inflater of libdeflate cannot be made; read with --inflater jdk.");
        }
        decompressor = allocated;
    }

    /** Why there is no libdeflate here, as a phrase; null when there is one. */
    static @Nullable String obstacle() {
        return LIBRARY.obstacle();
    }

    /**
     * Inflates one raw deflate stream to its end.
     *
     * @return bytes written, or -1 when the data is corrupt or cut off, or {@code room} is too small
     */
    int inflate(byte[] from, int offset, int length, byte[] into, int start, int room) {
        MemorySegment input = MemorySegment.ofArray(from).asSlice(offset, length);
        MemorySegment output = MemorySegment.ofArray(into).asSlice(start, room);
        int verdict;
        try {
            verdict = (int) INFLATE.invokeExact(
                    decompressor, input, (long) length, output, (long) room, takenSegment, writtenSegment);
        } catch (Throwable failed) {
            throw unexpected(failed);
        }
        return verdict == 0 ? (int) written[0] : -1;
    }

    /** Bytes of input that the last stream was made of; known after it was inflated. */
    int taken() {
        return (int) taken[0];
    }

    /** Gives back its memory, which lies outside the heap. */
    void end() {
        try {
            FREE.invokeExact(decompressor);
        } catch (Throwable failed) {
            throw unexpected(failed);
        }
    }

    private static IllegalStateException unexpected(Throwable failed) {
        if (failed instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("A call of libdeflate failed; read with --inflater jdk.", failed);
    }

    /** The loaded library, or the reason why it could not be loaded. */
    private record Library(SymbolLookup symbols, @Nullable String obstacle) {

        static Library load() {
            try {
                return new Library(loadFromJar(platform()), null);
            } catch (IOException | RuntimeException | LinkageError unusable) {
                return new Library(name -> Optional.empty(), String.valueOf(unusable.getMessage()));
            }
        }

        private static String platform() {
            String system = System.getProperty("os.name");
            String family = system.equals("Mac OS X") ? "macos" : system.toLowerCase(Locale.ROOT);
            String processor = System.getProperty("os.arch");
            return family + "-" + (processor.equals("x86_64") ? "amd64" : processor);
        }

        /** The file is needed only for loading, and so is not left behind however the program ends. */
        private static SymbolLookup loadFromJar(String platform) throws IOException {
            String name = "/aircompressor/" + platform + "/" + System.mapLibraryName("deflate");
            try (InputStream packed = Decompressor.class.getResourceAsStream(name)) {
                if (packed == null) {
                    throw new FileNotFoundException("there is none for " + platform);
                }
                Path file = Files.createTempFile("kumoban", ".library");
                try {
                    Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
                    return SymbolLookup.libraryLookup(file, Arena.global());
                } finally {
                    Files.deleteIfExists(file);
                }
            }
        }

        /** Calls are quick and take arrays of the heap as they are. Without a library a handle that is never called. */
        MethodHandle function(String name, FunctionDescriptor descriptor) {
            return symbols.find(name)
                    .map(address ->
                            Linker.nativeLinker().downcallHandle(address, descriptor, Linker.Option.critical(true)))
                    .orElseGet(() -> MethodHandles.empty(descriptor.toMethodType()));
        }
    }
}
