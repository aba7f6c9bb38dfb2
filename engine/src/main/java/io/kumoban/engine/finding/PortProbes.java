package io.kumoban.engine.finding;

import java.util.List;

/**
 * Which ports of an instance were probed, by whom: {@code service.action.portProbeAction.portProbeDetails}. The service
 * appends to one list an instance.
 *
 * @param probes oldest first, at most {@link #MOST}
 */
public record PortProbes(List<Probe> probes) implements Particulars {
    /** How many probes a finding shows. */
    public static final int MOST = 16;

    private static final int BYTES_A_PROBE = 160;

    /**
     * One probe.
     *
     * @param localPort 0 to 65535
     * @param local     the instance's address
     * @param remote    the scanner's address
     */
    public record Probe(int localPort, String local, String remote) {}

    public PortProbes {
        probes = List.copyOf(probes);
        Bounds.require("probes", probes.size(), MOST);
    }

    @Override
    public long bytes() {
        return (long) probes.size() * BYTES_A_PROBE;
    }
}
