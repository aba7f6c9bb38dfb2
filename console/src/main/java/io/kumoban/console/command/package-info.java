/** The subcommands: each reads its options, asks the engine, and shows the answer through the view. */
@NullMarked
package io.kumoban.console.command;

import org.jspecify.annotations.NullMarked;
