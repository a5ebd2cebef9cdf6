/**
 * The SQL of SQL Server, unproven: its dialect, its texts, its aggregate functions, its JSON.
 * Reached through {@link dev.fraiseql.plan.sql.Dialects} alone.
 */
@NullMarked
package dev.fraiseql.plan.sql.sqlserver;

import org.jspecify.annotations.NullMarked;
