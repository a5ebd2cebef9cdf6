/**
 * PostgreSQL through its own driver: how it is connected to, bound and stopped, its errors, and its
 * binary {@code COPY}. Reached through {@link dev.fraiseql.jdbc.Databases} alone.
 */
@NullMarked
package dev.fraiseql.jdbc.postgresql;

import org.jspecify.annotations.NullMarked;
