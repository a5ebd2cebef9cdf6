/**
 * The engine: it executes requests that a transport has read. {@link
 * dev.fraiseql.engine.FraiseEngine} assembles the parts; each package below does one thing and can
 * be used alone.
 */
@NullMarked
package dev.fraiseql.engine;

import org.jspecify.annotations.NullMarked;
