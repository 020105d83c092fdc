package org.crosscurrent.runners.flink;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.pipelines.JobFailedException;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.joda.time.Duration;

/** Starts jobs on Flink: embedded in this process, unless a master is named. */
public final class FlinkJobLauncher implements JobLauncher {

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public Class<FlinkRunner> runner() {
    return FlinkRunner.class;
  }

  @Override
  public void tune(PipelineOptions options, boolean streaming) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    flink.setFlinkMaster("[local]");
    flink.setAttachedMode(false);
    flink.setFasterCopy(true);
    flink.setObjectReuse(true);
    flink.setStreaming(streaming);
    if (flink.getParallelism() <= 0) {
      flink.setParallelism(2);
    }
    if (streaming) {
      flink.setCheckpointingInterval(10_000L);
      flink.setMaxBundleTimeMills(200L);
      flink.setMaxParallelism(128);
    }
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    pipeline.getOptions().as(FlinkPipelineOptions.class).setAttachedMode(true);
    var result = java.util.concurrent.CompletableFuture.supplyAsync(pipeline::run);
    return new RunningJob() {
      @Override
      public MetricResults metrics() {
        return result.isDone() ? result.join().metrics() : new org.apache.beam.sdk.metrics.MetricResults(){ public org.apache.beam.sdk.metrics.MetricQueryResults queryMetrics(org.apache.beam.sdk.metrics.MetricsFilter f){ return org.apache.beam.sdk.metrics.MetricQueryResults.create(java.util.List.of(),java.util.List.of(),java.util.List.of(),java.util.List.of(),java.util.List.of(),java.util.List.of()); } };
      }

      @Override
      public boolean waitFor(long millis) {
        try { result.get(millis, java.util.concurrent.TimeUnit.MILLISECONDS); return true; } catch (java.util.concurrent.TimeoutException e) { return false; } catch (Exception e) { throw new JobFailedException("the job failed", e); }
      }

      @Override
      public void cancel() { result.cancel(true); }
    };
  }
}
