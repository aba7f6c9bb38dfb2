package io.kumoban.datasets.simulator;

/**
 * How far a simulation has come; a snapshot.
 *
 * @param cells made
 * @param cellsTotal to make
 * @param records made
 */
public record SimulationProgress(long cells, long cellsTotal, long records) {}
