/** Processing pipelines as pySigma publishes them: changes to rules between reading and compiling. */
@NullMarked
package io.kumoban.detectors.sigma.pipeline;

import org.jspecify.annotations.NullMarked;
