/**
 * The SQL of PostgreSQL: its dialect, its aggregate functions, its JSON. Reached through {@link
 * dev.fraiseql.plan.sql.Dialects} alone.
 */
@NullMarked
package dev.fraiseql.plan.sql.postgresql;

import org.jspecify.annotations.NullMarked;
