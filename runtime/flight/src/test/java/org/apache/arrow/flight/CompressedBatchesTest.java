package org.apache.arrow.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Properties;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.junit.jupiter.api.Test;

/** Pins the package-private parts of Arrow that {@link CompressedBatches} uses. */
class CompressedBatchesTest {
  /** The version whose listener was read: it uses its field for every batch after the start. */
  private static final String CHECKED_VERSION = "19.0.0";

  @Test
  void wasCheckedAgainstThisVersionOfArrow() throws IOException {
    Properties properties = new Properties();
    try (InputStream pom =
        FlightServer.class.getResourceAsStream(
            "/META-INF/maven/org.apache.arrow/flight-core/pom.properties")) {
      properties.load(pom);
    }
    assertThat(properties.getProperty("version"))
        .as(
            "Arrow was upgraded. If ServerStreamListener can compress now, delete"
                + " CompressedBatches. Otherwise read OutboundStreamListenerImpl: does start() set"
                + " the field 'unloader', and putNext() use it for every batch? Then set the"
                + " version here.")
        .isEqualTo(CHECKED_VERSION);
  }

  @Test
  void findsTheFieldThatItReplaces() throws ReflectiveOperationException {
    Field unloader = OutboundStreamListenerImpl.class.getDeclaredField("unloader");
    assertThat(unloader.getType()).isEqualTo(VectorUnloader.class);
    assertThat(unloader.getModifiers() & (Modifier.FINAL | Modifier.PRIVATE | Modifier.STATIC))
        .as("final, private or static")
        .isZero();
    for (String listener : new String[] {"GetListener", "ExchangeListener"}) {
      Class<?> type = Class.forName("org.apache.arrow.flight.FlightService$" + listener);
      assertThat(OutboundStreamListenerImpl.class).isAssignableFrom(type);
      assertThat(ServerStreamListener.class).isAssignableFrom(type);
    }
    assertThat(
            VectorUnloader.class.getConstructor(
                VectorSchemaRoot.class, boolean.class, CompressionCodec.class, boolean.class))
        .isNotNull();
  }
}
