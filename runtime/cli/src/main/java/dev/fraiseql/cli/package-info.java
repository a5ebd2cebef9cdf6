/** The command {@code fraiseql}: reads its arguments and runs one of its commands. */
@NullMarked
package dev.fraiseql.cli;

import org.jspecify.annotations.NullMarked;
