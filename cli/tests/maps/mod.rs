//! The service of which botocores in these tests have the model.

use serde_json::{json, Value};

/// Its document in the form of botocore.
pub fn service() -> Value {
    json!({
        "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps", "targetPrefix": "Maps",
            "apiVersion": "2026-01-01", "signatureVersion": "v4", "endpointPrefix": "maps" },
        "operations": { "GetCity": { "name": "GetCity", "input": { "shape": "GetCityRequest" },
            "output": { "shape": "City" } } },
        "shapes": {
            "GetCityRequest": { "type": "structure", "members": { "name": { "shape": "Text" } } },
            "City": { "type": "structure", "members": { "name": { "shape": "Text" }, "size": { "shape": "Number" } } },
            "Text": { "type": "string" },
            "Number": { "type": "integer" },
            "Long": { "type": "long" }
        }
    })
}
