/** Files in the making: records gathered under the stamp of the delivery that will carry them, and handed out whole. */
@NullMarked
package io.kumoban.datasets.simulator.files;

import org.jspecify.annotations.NullMarked;
