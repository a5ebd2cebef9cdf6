package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.http.HttpSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What actions use.
 *
 * @param properties the value of a property of the configuration, or of the environment variable
 *     for it; null if neither is set
 * @param instances an instance of an observer's class that the application has made; null if there
 *     is none
 * @param database in which statements run; null if there is none
 * @param resolver finds the addresses of hosts
 * @param clock the time of day
 * @param nanos a clock that never goes back
 */
public record ActionResources(
    Function<String, @Nullable String> properties,
    Function<Class<?>, @Nullable Object> instances,
    @Nullable DataSource database,
    HttpSettings.Resolver resolver,
    MeterRegistry metrics,
    InstantSource clock,
    LongSupplier nanos) {}
