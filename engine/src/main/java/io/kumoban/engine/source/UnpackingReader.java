package io.kumoban.engine.source;

import dev.hardwood.InputFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes off layer after layer until plain bytes are left, and walks the entries where a layer is an archive. */
final class UnpackingReader implements PlainReader {
    /** Layers of packing that are taken off, archives included. */
    static final int MOST_LAYERS = 4;

    /** One counter of bytes for each layer that inflates, and one for what is returned. */
    static final int COUNTERS = MOST_LAYERS + 1;

    private static final int RETURNED = MOST_LAYERS;
    private static final int NESTED_BUFFER = 64 << 10;

    /** Opens the file anew for access in any order. */
    interface AnyOrder {
        /** For a zip archive. */
        SeekableByteChannel channel() throws IOException;

        /** For Parquet; opened with the first reading. */
        InputFile parquet();
    }

    /** Bytes that were inflated at once and are read from the inflater's own buffer, until they are closed. */
    private static final class Borrowed implements Bytes {
        private final Inflaters inflaters;
        private final Input packed;
        private @Nullable WholeGzip whole;

        Borrowed(WholeGzip whole, Inflaters inflaters, Input packed) {
            this.whole = whole;
            this.inflaters = inflaters;
            this.packed = packed;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return -1;
        }

        @Override
        public @Nullable String failure() {
            return null;
        }

        @Override
        public void close() {
            if (whole != null) {
                inflaters.giveBack(whole);
                whole = null;
            }
            packed.close();
        }
    }

    /** What is left after taking compression off: plain bytes, an archive, or a layer too many. */
    private record Layer(Container container, Input bytes, int depth) {}

    private final SourceFile file;
    private final AnyOrder anyOrder;
    private final ReadLimits limits;
    private final Meter meter;
    private final Inflaters inflaters;
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<String, Integer> timesSeen = new HashMap<>();

    private @Nullable Input whole;
    private @Nullable Archive archive;
    private int archiveLayers;
    private @Nullable Bytes current;
    private boolean handedOut;
    private long returned;
    private @Nullable Damage damage;

    UnpackingReader(
            SourceFile file, Input whole, AnyOrder anyOrder, ReadLimits limits, Meter meter, Inflaters inflaters) {
        this.file = file;
        this.whole = whole;
        this.anyOrder = anyOrder;
        this.limits = limits;
        this.meter = meter;
        this.inflaters = inflaters;
    }

    @Override
    public @Nullable Member next() {
        String told = damage == null ? null : damage.reason();
        closeCurrent();
        if (whole != null) {
            Input bytes = whole;
            whole = null;
            Member member = beginFile(bytes);
            if (member != null) {
                return member;
            }
        }
        return archive == null ? null : nextEntry(archive, told);
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Bytes bytes = current;
        if (bytes == null || handedOut || damage != null) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        int count = bytes.read(into, from, length);
        if (count > 0) {
            returned += count;
            return count;
        }
        String failure = bytes.failure();
        if (failure != null) {
            damage = new Damage(returned, failure);
        }
        return -1;
    }

    @Override
    public @Nullable Stretch whole() {
        Stretch whole = current == null || handedOut ? null : current.rest();
        if (whole != null) {
            handedOut = true;
            returned += whole.length();
            meter.produce(RETURNED, whole.length());
        }
        return whole;
    }

    @Override
    public boolean skip(long count) {
        long passed = current == null ? 0 : current.pass(count);
        returned += passed;
        return passed == count || PlainReader.super.skip(count - passed);
    }

    @Override
    public @Nullable Damage damage() {
        return damage;
    }

    @Override
    public List<Skipped> skipped() {
        return Collections.unmodifiableList(skipped);
    }

    @Override
    public long compressedBytes() {
        return meter.taken();
    }

    @Override
    public long plainBytes() {
        return meter.produced(RETURNED);
    }

    @Override
    public void close() {
        closeCurrent();
        if (whole != null) {
            whole.close();
            whole = null;
        }
        closeArchive();
    }

    private @Nullable Member beginFile(Input bytes) {
        bytes.fill();
        Layer layer = unpack(bytes, 0);
        switch (layer.container()) {
            case PLAIN -> {
                return begin(file.name(), file.stamp(), layer.bytes());
            }
            case TAR -> {
                if (layer.depth() == MOST_LAYERS) {
                    layer.bytes().close();
                    skipped.add(new Skipped(file.name(), tooManyLayers()));
                    return null;
                }
                archive = new TarArchive(layer.bytes(), file.name(), skipped, limits);
                archiveLayers = layer.depth() + 1;
            }
            case ZIP -> {
                layer.bytes().close();
                if (layer.depth() > 0) {
                    skipped.add(new Skipped(file.name(), "a zip archive inside compressed data; unpack it first"));
                    return null;
                }
                return beginZip();
            }
            case PARQUET -> {
                return begin(
                        file.name(),
                        file.stamp(),
                        layer.depth() > 0 ? ParquetBytes.of(layer.bytes()) : parquet(layer.bytes()));
            }
            case GZIP, ZSTD -> {
                layer.bytes().close();
                skipped.add(new Skipped(file.name(), tooManyLayers()));
            }
        }
        return null;
    }

    private Bytes parquet(Input fromTheBeginning) {
        fromTheBeginning.close();
        meter.restart();
        return ParquetBytes.of(anyOrder.parquet(), meter, file.size());
    }

    private @Nullable Member beginZip() {
        try {
            meter.restart();
            archive = new ZipArchive(anyOrder.channel(), file.name(), skipped, limits, inflaters, meter);
            archiveLayers = 1;
            return null;
        } catch (IOException unreadable) {
            return beginDamaged("the file cannot be opened: " + Trouble.of(unreadable));
        }
    }

    private @Nullable Member nextEntry(Archive entries, @Nullable String told) {
        while (true) {
            Archive.Entry entry = entries.next();
            if (entry == null) {
                String failure = entries.failure();
                closeArchive();
                return failure == null || failure.equals(told) ? null : beginDamaged(failure);
            }
            String name = file.name() + "!/" + entry.name();
            Layer layer = unpack(new Input(entry.bytes(), NESTED_BUFFER), archiveLayers);
            if (layer.container() == Container.PLAIN) {
                return begin(unique(name), DeliveryStamp.of(lastPart(entry.name())), layer.bytes());
            }
            if (layer.container() == Container.PARQUET) {
                return begin(unique(name), DeliveryStamp.of(lastPart(entry.name())), ParquetBytes.of(layer.bytes()));
            }
            layer.bytes().close();
            skipped.add(new Skipped(
                    name,
                    layer.container().isArchive() ? "an archive inside an archive; unpack it first" : tooManyLayers()));
        }
    }

    private Layer unpack(Input packed, int depth) {
        Input bytes = packed;
        int taken = depth;
        while (true) {
            int head = bytes.peekHead();
            Container container = Container.of(bytes.buffer, bytes.position, head);
            if ((container != Container.GZIP && container != Container.ZSTD) || taken == MOST_LAYERS) {
                return new Layer(container, bytes, taken);
            }
            Input atOnce = container == Container.GZIP && bytes.isWhole() ? inflateWhole(bytes, taken) : null;
            if (atOnce == null) {
                Bytes unpacked = container == Container.GZIP ? new Gzip(bytes, inflaters) : new Zstd(bytes);
                atOnce = new Input(new Metered(unpacked, meter, taken), NESTED_BUFFER);
            }
            bytes = atOnce;
            taken++;
        }
    }

    /** The plain bytes of good gzip data within the limits; null for all other, which is read step by step. */
    private @Nullable Input inflateWhole(Input packed, int layer) {
        WholeGzip whole = inflaters.takeWhole();
        if (whole == null) {
            return null;
        }
        int most = meter.allowed(layer, WholeGzip.MOST_PLAIN);
        int length = whole.inflate(packed.buffer, packed.position, packed.limit, most);
        if (length < 0) {
            inflaters.giveBack(whole);
            return null;
        }
        meter.produce(layer, length);
        return new Input(whole.plain(), length, new Borrowed(whole, inflaters, packed));
    }

    private Member begin(String name, long stamp, Bytes bytes) {
        current = new Metered(bytes, meter, RETURNED);
        return new Member(name, stamp);
    }

    private Member beginDamaged(String reason) {
        return begin(file.name(), file.stamp(), new Bytes.Failed(reason));
    }

    private String unique(String name) {
        int times = timesSeen.merge(name, 1, Integer::sum);
        return times == 1 ? name : unique(name + "#" + times);
    }

    private static String tooManyLayers() {
        return "packed in more than " + MOST_LAYERS + " layers; unpack it first";
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
        handedOut = false;
        returned = 0;
        damage = null;
    }

    private void closeArchive() {
        if (archive != null) {
            archive.close();
            archive = null;
        }
    }
}
