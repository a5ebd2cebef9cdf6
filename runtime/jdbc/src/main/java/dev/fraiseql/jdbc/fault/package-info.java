/** Faults that tests inject. Nothing here depends on other packages. */
@NullMarked
package dev.fraiseql.jdbc.fault;

import org.jspecify.annotations.NullMarked;
