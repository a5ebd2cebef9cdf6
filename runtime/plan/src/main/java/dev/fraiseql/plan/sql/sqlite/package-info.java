/**
 * The SQL of SQLite: its dialect, its aggregate functions, its JSON. Reached through {@link
 * dev.fraiseql.plan.sql.Dialects} alone.
 */
@NullMarked
package dev.fraiseql.plan.sql.sqlite;

import org.jspecify.annotations.NullMarked;
