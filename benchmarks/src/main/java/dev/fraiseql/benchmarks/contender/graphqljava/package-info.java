/**
 * What a Java team writes today: graphql-java with a schema file, data fetchers, DataLoader against
 * N+1, Jdbi over records, and Jackson for JSON. Documents are parsed and validated once and kept.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender.graphqljava;

import org.jspecify.annotations.NullMarked;
