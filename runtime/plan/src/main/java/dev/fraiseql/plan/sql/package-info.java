/**
 * SQL text. One class per database behind {@link dev.fraiseql.plan.sql.SqlDialect}; nothing here
 * runs a statement.
 */
@NullMarked
package dev.fraiseql.plan.sql;

import org.jspecify.annotations.NullMarked;
