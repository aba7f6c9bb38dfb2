/** What the workbench of Sigma rules needs beside the rules: files of events, and the shapes of its answers. */
@NullMarked
package io.kumoban.console.rules;

import org.jspecify.annotations.NullMarked;
