/**
 * What a Java team writes without FraiseQL: graphql-java with schema files, data fetchers,
 * DataLoader against N+1 queries, Jdbi with records, and Jackson. Parsed documents are cached.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender.graphqljava;

import org.jspecify.annotations.NullMarked;
