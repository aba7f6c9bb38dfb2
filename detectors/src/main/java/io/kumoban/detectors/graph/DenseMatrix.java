package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A square matrix of counts and the dense part of it, some of its rows and columns, that grows and shrinks with the
 * counts. The density of a part is its sum over the root of rows times columns.
 */
final class DenseMatrix {
    private final int side;
    private final double[] cells;
    private final boolean[] rowInside;
    private final boolean[] columnInside;
    /** Of each row: its sum over the columns inside; likewise of each column. */
    private final double[] rowSums;

    private final double[] columnSums;
    private int rows = 1;
    private int columns = 1;
    private double sum;

    /** A matrix of zeros whose dense part is one cell. */
    DenseMatrix(int side, int row, int column) {
        this.side = side;
        this.cells = new double[side * side];
        this.rowInside = new boolean[side];
        this.columnInside = new boolean[side];
        this.rowSums = new double[side];
        this.columnSums = new double[side];
        rowInside[row] = true;
        columnInside[column] = true;
    }

    /** Counts an edge and returns the mean of its row and its column within the dense part. */
    double count(int row, int column) {
        cells[row * side + column]++;
        rowSums[row] += columnInside[column] ? 1 : 0;
        columnSums[column] += rowInside[row] ? 1 : 0;
        sum += rowInside[row] && columnInside[column] ? 1 : 0;
        if (grow(row, column)) {
            while (shrink()) {
                // Until it gets no denser.
            }
        }
        // The edge's own cell lies in its row and in its column, and counts once.
        int twice = rowInside[row] && columnInside[column] ? 1 : 0;
        double around = rowSums[row] + columnSums[column] - twice * cells[row * side + column];
        // Sums that rows joined and left may be a rounding below zero.
        return Math.max(0, around) / (rows + columns - twice);
    }

    void multiply(double factor) {
        multiply(cells, factor);
        multiply(rowSums, factor);
        multiply(columnSums, factor);
        sum *= factor;
    }

    private static void multiply(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static double density(double sum, int rows, int columns) {
        return sum / Math.sqrt((double) rows * columns);
    }

    /** Takes in the row and the column, both at once where neither is inside, if that is denser. */
    private boolean grow(int row, int column) {
        boolean newRow = !rowInside[row];
        boolean newColumn = !columnInside[column];
        double grown = sum
                + (newRow ? rowSums[row] : 0)
                + (newColumn ? columnSums[column] : 0)
                + (newRow && newColumn ? cells[row * side + column] : 0);
        int grownRows = rows + (newRow ? 1 : 0);
        int grownColumns = columns + (newColumn ? 1 : 0);
        if (density(grown, grownRows, grownColumns) <= density(sum, rows, columns) || !(newRow || newColumn)) {
            return false;
        }
        if (newRow) {
            setRow(row, true);
        }
        if (newColumn) {
            setColumn(column, true);
        }
        return true;
    }

    /** Takes out the row or the column with the least sum, if the rest is denser. */
    private boolean shrink() {
        int row = rows == 1 ? -1 : least(rowInside, rowSums);
        int column = columns == 1 ? -1 : least(columnInside, columnSums);
        double before = density(sum, rows, columns);
        double withoutRow = row < 0 ? -1 : density(sum - rowSums[row], rows - 1, columns);
        double withoutColumn = column < 0 ? -1 : density(sum - columnSums[column], rows, columns - 1);
        if (Math.max(withoutRow, withoutColumn) <= before) {
            return false;
        }
        if (withoutRow >= withoutColumn) {
            setRow(row, false);
        } else {
            setColumn(column, false);
        }
        return true;
    }

    private static int least(boolean[] inside, double[] sums) {
        int least = -1;
        for (int i = 0; i < sums.length; i++) {
            if (inside[i] && (least < 0 || sums[i] < sums[least])) {
                least = i;
            }
        }
        return least;
    }

    private void setRow(int row, boolean inside) {
        int sign = inside ? 1 : -1;
        rowInside[row] = inside;
        rows += sign;
        sum += sign * rowSums[row];
        for (int column = 0; column < side; column++) {
            columnSums[column] += sign * cells[row * side + column];
        }
    }

    private void setColumn(int column, boolean inside) {
        int sign = inside ? 1 : -1;
        columnInside[column] = inside;
        columns += sign;
        sum += sign * columnSums[column];
        for (int row = 0; row < side; row++) {
            rowSums[row] += sign * cells[row * side + column];
        }
    }

    void save(DataOutput out) throws IOException {
        for (double[] values : new double[][] {cells, rowSums, columnSums}) {
            for (double value : values) {
                out.writeDouble(value);
            }
        }
        for (int i = 0; i < side; i++) {
            out.writeBoolean(rowInside[i]);
            out.writeBoolean(columnInside[i]);
        }
        out.writeDouble(sum);
    }

    void load(DataInput in) throws IOException {
        for (double[] values : new double[][] {cells, rowSums, columnSums}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readDouble();
            }
        }
        rows = 0;
        columns = 0;
        for (int i = 0; i < side; i++) {
            rowInside[i] = in.readBoolean();
            columnInside[i] = in.readBoolean();
            rows += rowInside[i] ? 1 : 0;
            columns += columnInside[i] ? 1 : 0;
        }
        sum = in.readDouble();
    }
}
