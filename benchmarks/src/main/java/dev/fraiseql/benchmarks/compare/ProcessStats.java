package dev.fraiseql.benchmarks.compare;

import java.time.Duration;

/**
 * What a server takes besides processor time.
 *
 * @param firstAnswer from the start of the process to its first answer
 * @param idle memory then, in MB
 * @param loaded memory after all turns, in MB
 */
record Footprint(Duration firstAnswer, long idle, long loaded) {}
