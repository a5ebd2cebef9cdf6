package dev.fraiseql.benchmarks.observers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.benchmarks.run.Bench;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command measures everything that it says, with few events. */
class CompareObserversTest {
  private static final int EVENTS = 200;
  private static final int PICKUPS = 30;

  @TempDir Path folder;

  @Test
  void measuresDeliveryWebhooksAndSteps() throws Exception {
    ObserverMeasurements measurements = new ObserverMeasurements();
    String[] arguments = {
      "--events=" + EVENTS, "--pickups=" + PICKUPS, "--rounds=1", "--warm-up=0"
    };

    CompareObservers.measure("sqlite", ObserverOptions.read(arguments), bench(), measurements);

    assertThat(measurements.deliveries()).hasSize(1);
    DeliveryTurn delivery = measurements.deliveries().getFirst();
    assertThat(delivery.events()).isEqualTo(EVENTS);
    assertThat(delivery.pickups().responses()).isEqualTo(PICKUPS);
    assertThat(delivery.nanos()).isPositive();
    assertThat(measurements.webhooks()).hasSize(1);
    assertThat(measurements.steps().getFirst().one()).isGreaterThan(100);
    assertThat(new ObserverPage("", measurements).markdown())
        .contains("| sqlite | FraiseQL | 200 |", "## Webhooks", "## Five actions");
  }

  /** The copies that fill the outbox differ from what capture has written in their ids only. */
  @Test
  void copiesWhatCaptureWrites() throws Exception {
    try (ObserverSetup setup = ObserverSetup.open("sqlite", bench())) {
      long captured = setup.tables().number("select max(id) from fq_outbox");
      setup.tables().copy("Reading", EVENTS);
      try (Connection connection = setup.database().connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select count(*), count(distinct c.event_id), sum(length(c.event_id) = length(o.event_id))
                  from fq_outbox c join fq_outbox o on o.id <= %1$s and o.entity_type = c.entity_type
                    and o.entity_key = c.entity_key and o.partition_no = c.partition_no and o.operation = c.operation
                    and o.before_row is c.before_row and o.after_row is c.after_row and o.changed = c.changed
                    and o.tenant is c.tenant and o.actor is c.actor and o.schema_version = c.schema_version
                    and o.created_at = c.created_at and o.event_id <> c.event_id
                  where c.id > %1$s
                  """
                      .formatted(captured))) {
        row.next();
        assertThat(List.of(row.getInt(1), row.getInt(2), row.getInt(3))).containsOnly(EVENTS);
      }
    }
  }

  private Bench bench() {
    return new Bench(folder, folder, List.of());
  }
}
