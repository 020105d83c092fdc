/**
 * Engines that run sequence classifiers of the user's own, exported to ONNX: the model is computed
 * by ONNX Runtime on the CPU, the text is cut into tokens by Hugging Face's tokenizers. See {@link
 * org.crosscurrent.onnx.OnnxSentiment} and {@link org.crosscurrent.onnx.OnnxToxicity}.
 */
package org.crosscurrent.onnx;
