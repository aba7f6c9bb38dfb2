/** Delivery: records gathered into the gzip files, names and folders in which AWS delivers its logs. */
@NullMarked
package io.kumoban.datasets.delivery;

import org.jspecify.annotations.NullMarked;
