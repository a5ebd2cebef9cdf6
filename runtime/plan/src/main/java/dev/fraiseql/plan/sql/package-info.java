/**
 * SQL text: statements said without SQL ({@link dev.fraiseql.plan.sql.Select} and its like), the
 * writers that turn them into text, and the interface {@link dev.fraiseql.plan.sql.SqlDialect} for
 * what databases spell differently, with one package below for each. Nothing here runs a statement.
 */
@NullMarked
package dev.fraiseql.plan.sql;

import org.jspecify.annotations.NullMarked;
