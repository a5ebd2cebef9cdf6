package dev.fraiseql.benchmarks.compare;

import java.time.Duration;

/**
 * The start time and memory of a server.
 *
 * @param firstResponse the time from the start of the process to its first response
 * @param idle resident memory after that, in MB
 * @param loaded resident memory after all rounds, in MB
 */
record ProcessStats(Duration firstResponse, long idle, long loaded) {}
