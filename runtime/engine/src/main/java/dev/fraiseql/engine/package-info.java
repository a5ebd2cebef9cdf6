/**
 * The engine: executes requests that a transport has read. {@link dev.fraiseql.engine.FraiseEngine}
 * assembles the parts; each package below does one thing and can be used without it.
 */
@NullMarked
package dev.fraiseql.engine;

import org.jspecify.annotations.NullMarked;
