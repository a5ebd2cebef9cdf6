package dev.fraiseql.benchmarks.observers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler with one task for each event. It keeps no order.
 *
 * <p>Its settings are those that its documentation recommends for a high throughput: it locks and
 * fetches up to four tasks for each thread, as soon as there is less than one; on MariaDB, where it
 * cannot, it fetches as many and locks each. For low latencies it executes at once what is
 * scheduled in its process.
 */
final class SchedulerDeliverer implements Deliverer {
  private static final String TABLE = "scheduled_tasks";
  private static final double FEWEST = 1;
  private static final double MOST = 4;
  private static final Duration POLL = Duration.ofMillis(25);

  private final Clock clock = Clock.systemUTC();
  private final AtomicLong ids = new AtomicLong();
  private final boolean locksAndFetches;
  private final int threads;
  private final ContenderPool pool;
  private final OneTimeTask<String> task;
  private @Nullable Scheduler scheduler;

  SchedulerDeliverer(MeasuredDatabase database, int threads, Attempts attempts)
      throws SQLException {
    this.threads = threads;
    locksAndFetches = !database.product().equals("mariadb");
    pool = new ContenderPool(database, threads);
    task =
        Tasks.oneTime("event", String.class)
            .execute(
                (instance, context) -> attempts.begun(() -> EventBody.number(instance.getData())));
    createTable(database.option().equals("mysql"));
  }

  private void createTable(boolean mysql) throws SQLException {
    String text = mysql ? "varchar(100)" : "text";
    String moment = mysql ? "timestamp(6)" : "timestamp with time zone";
    pool.execute("drop table if exists " + TABLE);
    pool.execute(
        "create table %s (task_name %s not null, task_instance %s not null, task_data %s, execution_time %s not null, picked boolean not null, picked_by %s, last_success %s null, last_failure %s null, consecutive_failures int, last_heartbeat %s null, version bigint not null, priority smallint, primary key (task_name, task_instance))"
            .formatted(
                TABLE, text, text, mysql ? "blob" : "bytea", moment, text, moment, moment, moment));
    pool.execute("create index execution_time_idx on " + TABLE + " (execution_time)");
    pool.execute("create index last_heartbeat_idx on " + TABLE + " (last_heartbeat)");
  }

  private TaskInstance<String> event(int number) {
    return task.instance(String.valueOf(ids.incrementAndGet()), EventBody.of(number));
  }

  @Override
  public void fill(int events) {
    Instant now = clock.instant();
    List<TaskInstance<?>> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(event(i));
    }
    builder().build().scheduleBatch(batch, now);
  }

  @Override
  public void start() {
    scheduler = builder().enableImmediateExecution().build();
    scheduler.start();
  }

  private SchedulerBuilder builder() {
    SchedulerBuilder builder =
        Scheduler.create(pool.source(), task)
            .threads(threads)
            .serializer(new TextSerializer())
            .pollingInterval(POLL)
            .alwaysPersistTimestampInUTC();
    return locksAndFetches
        ? builder.pollUsingLockAndFetch(FEWEST, MOST)
        : builder.pollUsingFetchAndLockOnExecute(FEWEST, MOST);
  }

  @Override
  public void write(int number) {
    if (scheduler == null) {
      throw new IllegalStateException("It is not started");
    }
    scheduler.schedule(event(number), clock.instant());
  }

  @Override
  public long unsettled() throws SQLException {
    return pool.count(TABLE);
  }

  @Override
  public void close() throws SQLException {
    if (scheduler != null) {
      scheduler.stop();
    }
    try (pool) {
      pool.execute("drop table " + TABLE);
    }
  }
}
