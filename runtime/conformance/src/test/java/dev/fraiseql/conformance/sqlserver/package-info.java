/**
 * All tests of SQL Server, which have the tag {@code sqlserver}. By default they run on H2 where
 * there is no server, and a parser of Transact-SQL checks every statement. With the Maven profile
 * {@code sqlserver} they run alone and need a server: {@link dev.fraiseql.testing.TestSqlServer}
 * says which one is used.
 */
@NullMarked
package dev.fraiseql.conformance.sqlserver;

import org.jspecify.annotations.NullMarked;
