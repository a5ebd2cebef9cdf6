package dev.fraiseql.server.metrics;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The meter registry of a server, with meters of its JVM and its connection pool. */
public final class ServerMeters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /** A registry with meters of this JVM and a pool. */
  public ServerMeters(HikariPoolMXBean pool) {
    List<MeterBinder> jvm =
        List.of(
            garbageCollection,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics());
    jvm.forEach(meters -> meters.bindTo(registry));
    connections("active", "in use", pool, HikariPoolMXBean::getActiveConnections);
    connections("idle", "open and not in use", pool, HikariPoolMXBean::getIdleConnections);
    connections("waiting", "waited for", pool, HikariPoolMXBean::getThreadsAwaitingConnection);
  }

  private void connections(
      String state, String words, HikariPoolMXBean pool, ToDoubleFunction<HikariPoolMXBean> count) {
    Gauge.builder("fraiseql.connections." + state, pool, count)
        .description("Database connections " + words)
        .register(registry);
  }

  /** The registry with all meters. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Stops listening to the garbage collector. */
  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
