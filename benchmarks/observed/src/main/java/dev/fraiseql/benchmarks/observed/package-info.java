/**
 * The application whose observers are measured: four types, and the observers of each. The program
 * that measures resumes only those that it measures.
 */
@NullMarked
package dev.fraiseql.benchmarks.observed;

import org.jspecify.annotations.NullMarked;
